-- What a proposal says about the shape of the partnership. A table of its own, so that partnerships proposed before it
-- was asked for simply have no row.
create table partnership_design (
  partnership_id      uuid primary key references partnership,
  main_reason         text not null,
  why_not_alone       text not null,
  existing            text not null,
  existing_note       text not null,
  area                text not null,
  boundaries          text not null,
  primary_model       text not null,
  secondary_models    text[] not null,
  form                text not null,
  degree              text not null,
  starts_on           date not null,
  ends_on             date,
  review_after_months int,
  money               text not null,
  risk                text not null,
  duty                text not null,
  check ((ends_on is null) <> (review_after_months is null)),
  check (ends_on > starts_on)
);

-- How thoroughly a partnership is set up: what the decision suggested, with the reason in the words it then had, and what
-- the lead officer chose. A change of the proposal leads to a new suggestion and takes the choice back.
create table partnership_tier (
  partnership_id uuid primary key references partnership,
  suggested      text not null,
  reason_key     text not null,
  reason         text not null,
  suggested_at   timestamptz not null,
  chosen         text,
  chosen_by      text references person,
  chosen_reason  text,
  chosen_at      timestamptz,
  check ((chosen is null) = (chosen_by is null) and (chosen is null) = (chosen_at is null))
);

-- What is needed, how that is known, and what is measured at the start.
create table needs_analysis (
  partnership_id uuid primary key references partnership,
  evidence       text not null,
  provision      text not null,
  gaps           text not null,
  described_by   text not null references person,
  described_at   timestamptz not null
);
create table needs_baseline (
  partnership_id uuid not null references needs_analysis,
  position       int not null,
  what           text not null,
  held_by        text not null,
  primary key (partnership_id, position)
);
