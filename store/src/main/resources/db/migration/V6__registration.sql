-- What is known of a partnership that was running before it was registered here. A table of its own: it has no proposal.
create table partnership_registration (
  partnership_id      uuid primary key references partnership,
  -- the name as names are compared, so that one partnership is registered once
  name_key            text not null,
  area                text not null,
  primary_model       text not null,
  secondary_models    text[] not null,
  form                text not null,
  degree              text not null,
  started_on          date not null,
  ends_on             date,
  review_on           date,
  agreement_name      text,
  agreement_signed_on date,
  agreement_kept_at   text,
  unique (name_key, started_on),
  check ((ends_on is null) <> (review_on is null)),
  check (ends_on > started_on),
  check (review_on > started_on),
  check (num_nonnulls(agreement_name, agreement_signed_on, agreement_kept_at) in (0, 3))
);

-- Where the papers of a registered partnership are kept; the papers themselves stay there.
create table registered_document (
  partnership_id uuid not null references partnership_registration,
  position       int not null,
  name           text not null,
  kept_at        text not null,
  primary key (partnership_id, position)
);
