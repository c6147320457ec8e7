-- What is true of the group a partnership is for; an earlier version did not ask.
alter table partnership_design add column aspects text[] not null default '{}';

-- What the decisions suggested for the proposal as it is: one model, one form, and each kind of agency that could be
-- missing, with the reason in the words that the decision then had.
create table design_suggestion (
  partnership_id uuid not null references partnership,
  position       int not null,
  topic          text not null check (topic in ('MODEL', 'FORM', 'AGENCY')),
  suggestion     text not null,
  reason_key     text not null,
  reason         text not null,
  primary key (partnership_id, position)
);
-- Why the proposal goes out without the kinds of agency that could be missing.
alter table partnership add column left_out_note text;

-- What one agency is asked for, where somebody said it; otherwise the words of its kind stand.
create table expectation (
  partnership_id uuid not null references partnership,
  agency_id      text not null references agency,
  expected       text not null,
  entered_by     text not null references person,
  entered_at     timestamptz not null,
  primary key (partnership_id, agency_id)
);

-- The request whose answer, or silence, led to this one.
alter table request add column follows_id uuid references request;

-- What an agency asked instead of answering its invitation, and what the lead officer replied.
create table invitation_question (
  request_id     uuid primary key references request,
  partnership_id uuid not null references partnership,
  agency_id      text not null references agency,
  question       text not null,
  asked_by       text references person,
  asked_at       timestamptz not null,
  reply          text,
  replied_by     text references person,
  replied_at     timestamptz,
  check (num_nulls(reply, replied_by, replied_at) in (0, 3))
);
create index invitation_question_by_partnership on invitation_question (partnership_id, agency_id, asked_at);
