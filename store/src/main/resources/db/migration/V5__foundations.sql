-- Who else speaks for an agency that takes part: the second person, and the senior officer who is asked to commit it.
alter table partnership_agency
  add column second_id text references person,
  add column senior_officer_id text references person;

-- How each agency's senior officer stands by the partnership; settled when the lead officer went on with it as it is.
create table commitment (
  partnership_id uuid not null references partnership,
  agency_id      text not null references agency,
  answer         text not null,
  time_given     text not null,
  resources      text not null,
  priority       text,
  reason         text not null,
  given_by       text references person,
  given_at       timestamptz not null,
  settled        boolean not null default false,
  primary key (partnership_id, agency_id)
);

-- How ready each agency is, level by level, how it gets on with the others, and what its representative can commit.
create table readiness (
  partnership_id        uuid not null references partnership,
  agency_id             text not null references agency,
  strategic_readiness   text not null,
  strategic_relations   text not null,
  operational_readiness text not null,
  operational_relations text not null,
  help                  text not null,
  mandate               text not null,
  mandate_limits        text not null,
  said_by               text references person,
  said_at               timestamptz not null,
  primary key (partnership_id, agency_id)
);

create table preparation (
  partnership_id uuid primary key references partnership,
  plan           text not null,
  prepared_by    date not null,
  planned_by     text not null references person,
  planned_at     timestamptz not null
);

create table governance (
  partnership_id          uuid primary key references partnership,
  steering_group          text not null,
  chair_id                text not null references person,
  chair_deputy_id         text not null references person,
  chair_independent       boolean not null,
  arbitrator              text not null,
  implementation_group    text not null,
  coordinator_id          text not null references person,
  coordinator_deputy_id   text not null references person,
  budget_owner_id         text not null references person,
  budget_owner_deputy_id  text not null references person,
  start_up_ends_on        date not null,
  quick_win               text not null,
  quick_win_on            date not null,
  joint_day               text not null,
  joint_day_on            date not null,
  communication           text not null,
  communication_review_on date not null,
  agreed_by               text not null references person,
  agreed_at               timestamptz not null,
  check (chair_id <> chair_deputy_id),
  check (coordinator_id <> coordinator_deputy_id),
  check (budget_owner_id <> budget_owner_deputy_id)
);

-- The risk register of a partnership. A high risk has an owner and a day by which something is done.
create table risk (
  id             uuid primary key,
  partnership_id uuid not null references partnership,
  difficulty     text,
  description    text not null,
  likelihood     int not null check (likelihood between 1 and 5),
  impact         int not null check (impact between 1 and 5),
  remedy         text not null,
  owner_id       text references person,
  due_on         date,
  closed         boolean not null default false,
  entered_by     text not null references person,
  entered_at     timestamptz not null,
  version        bigint not null default 1,
  check (likelihood * impact < 12 or closed or (owner_id is not null and due_on is not null))
);
create index risk_by_partnership on risk (partnership_id, entered_at);
