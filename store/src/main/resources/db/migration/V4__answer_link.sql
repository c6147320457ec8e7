-- An agency without an account answers by a link that is good for one request. The token is made when the mail goes out
-- and only its hash is kept; a row without a hash has no token yet. One link a request at a time.
create table answer_link (
  id           uuid primary key,
  request_id   uuid not null references request,
  contact_name text not null,
  email        text not null,
  sent_by      text not null references person,
  asked_at     timestamptz not null,
  token_hash   bytea unique,
  token_at     timestamptz,
  ended_at     timestamptz
);
create unique index answer_link_not_ended on answer_link (request_id) where ended_at is null;
create index answer_link_by_request on answer_link (request_id, asked_at);

-- The one place that says which links are good for anything: neither withdrawn nor replaced, and the question is open.
-- Closing a request, in whatever way, ends its link by this; the due date is compared by who asks, on the right clock.
create view open_answer_link as
select l.id, l.request_id, l.token_hash, r.due_at
  from answer_link l
  join request r on r.id = l.request_id
 where l.ended_at is null and r.state = 'OPEN' and r.agency_id is not null;

-- One-time codes; only the youngest of a link counts.
create table answer_code (
  id             uuid primary key,
  answer_link_id uuid not null references answer_link,
  position       bigint generated always as identity,
  asked_at       timestamptz not null,
  code_hash      bytea,
  made_at        timestamptz,
  tries          int not null default 0,
  used_at        timestamptz
);
create index answer_code_by_link on answer_code (answer_link_id, position);

-- Who has entered the right code may see the form of that one request for a while.
create table answer_visit (
  secret_hash    bytea primary key,
  answer_link_id uuid not null references answer_link,
  expires_at     timestamptz not null
);
create index answer_visit_by_link on answer_visit (answer_link_id);

-- What the limits on asking and guessing count; kept for a day.
create table answer_attempt (
  id      bigint generated always as identity primary key,
  subject text not null,
  at      timestamptz not null
);
create index answer_attempt_by_subject on answer_attempt (subject, at);
create index answer_attempt_by_age on answer_attempt (at);

-- A mail goes to a person of the directory or to the contact of a link.
alter table mail alter column recipient_id drop not null;
alter table mail add column answer_link_id uuid references answer_link;
alter table mail add constraint mail_has_one_recipient check (num_nonnulls(recipient_id, answer_link_id) = 1);

-- How an answer came. By link nobody has signed in, otherwise person_id is who sent or entered it.
alter table submission alter column person_id drop not null;
alter table submission add column channel text not null default 'PORTAL'
  check (channel in ('PORTAL', 'LINK', 'TELEPHONE', 'LETTER'));
alter table submission add column answer_link_id uuid references answer_link;
alter table submission add column note text;
alter table submission add constraint submission_has_a_sender
  check (case channel when 'LINK' then answer_link_id is not null and person_id is null
                      else person_id is not null and answer_link_id is null end);
alter table submission add constraint submission_on_behalf_has_a_note
  check ((channel in ('TELEPHONE', 'LETTER')) = (note is not null));
