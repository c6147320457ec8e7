-- The directory: who there is and which functions people hold.
create table agency (
  id   text primary key check (id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
  name text not null,
  kind text not null
);
create table body (
  id   text primary key check (id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
  name text not null,
  kind text not null
);
create table person (
  id      text primary key,
  name    text not null,
  email   text not null,
  active  boolean not null default true,
  assumed boolean not null default false
);
create table appointment (
  person_id text not null references person,
  function  text not null,
  agency_id text references agency,
  body_id   text references body,
  unique nulls not distinct (person_id, function, agency_id, body_id)
);
create index appointment_by_agency on appointment (agency_id, function);
create index appointment_by_body on appointment (body_id, function);
create table sign_in (
  user_name     text primary key,
  person_id     text not null references person,
  password_hash text not null
);

-- Partnerships and the agencies named in them.
create table partnership (
  id                 uuid primary key,
  name               text not null,
  target_group       text not null,
  rationale          text not null,
  initiating_body_id text not null references body,
  proposer_id        text not null references person,
  lead_officer_id    text not null references person,
  stage              text not null,
  standing           text not null,
  standing_reason    text,
  proposed_at        timestamptz not null,
  lifecycle_key      bigint unique,
  version            bigint not null default 1
);
create table partnership_agency (
  partnership_id    uuid not null references partnership,
  agency_id         text not null references agency,
  participation     text not null,
  representative_id text references person,
  reason            text,
  primary key (partnership_id, agency_id)
);
-- What sample data supposes because its source does not say.
create table assumption (
  id             bigint generated always as identity primary key,
  partnership_id uuid not null references partnership,
  statement      text not null,
  unique (partnership_id, statement)
);
-- What happened to a partnership, and who did it: the audit and the source of its timeline.
create table event (
  id             bigint generated always as identity primary key,
  partnership_id uuid not null references partnership,
  request_id     uuid,
  agency_id      text references agency,
  actor_id       text references person,
  kind           text not null,
  note           text,
  at             timestamptz not null
);
create index event_by_partnership on event (partnership_id, id);

-- One question put to one agency or person.
create table request (
  id                   uuid primary key,
  partnership_id       uuid references partnership,
  agency_id            text references agency,
  process_id           text not null,
  process_instance_key bigint not null,
  element_id           text not null,
  round                int not null,
  -- the element instance whose job made the row: makes a repeated job find the same row
  origin_key           bigint not null,
  -- the element instance of the scope that encloses the user task
  scope_key            bigint unique,
  form_id              text,
  title                text not null,
  function             text,
  body_id              text references body,
  person_id            text references person,
  state                text not null,
  outcome              text,
  opened_at            timestamptz not null,
  remind_at            timestamptz,
  deputy_at            timestamptz,
  due_at               timestamptz,
  closed_at            timestamptz,
  submission_id        uuid,
  task_key             bigint unique,
  form_key             bigint,
  task_state           text,
  version              bigint not null default 1,
  unique nulls not distinct (origin_key, agency_id)
);
create index request_open on request (state) where state = 'OPEN';
create index request_by_partnership on request (partnership_id);
create table draft (
  request_id uuid not null references request,
  person_id  text not null references person,
  answers    jsonb not null,
  saved_at   timestamptz not null,
  primary key (request_id, person_id)
);
create table submission (
  id         uuid primary key,
  request_id uuid not null references request,
  person_id  text not null references person,
  form_id    text not null,
  form_key   bigint,
  answers    jsonb not null,
  late       boolean not null,
  at         timestamptz not null
);
create unique index submission_with_effect on submission (request_id) where not late;
alter table request add foreign key (submission_id) references submission;

-- Things still to be done outside the database, in the order they were decided.
create table outbox (
  id          bigint generated always as identity primary key,
  kind        text not null,
  subject     text not null,
  payload     jsonb not null,
  created_at  timestamptz not null,
  next_try_at timestamptz not null,
  attempts    int not null default 0,
  last_error  text,
  done_at     timestamptz,
  result      text,
  unique (kind, subject)
);
create index outbox_open on outbox (next_try_at) where done_at is null;

-- One mail to one person; the unique key is what keeps a repeated job from sending it twice.
create table mail (
  id             uuid primary key,
  request_id     uuid references request,
  partnership_id uuid references partnership,
  kind           text not null,
  occurrence     text not null,
  recipient_id   text not null references person,
  state          text not null,
  created_at     timestamptz not null,
  next_try_at    timestamptz not null,
  attempts       int not null default 0,
  sending_since  timestamptz,
  settled_at     timestamptz,
  last_error     text,
  unique nulls not distinct (request_id, partnership_id, kind, occurrence, recipient_id)
);
create index mail_waiting on mail (next_try_at) where state in ('WAITING', 'SENDING');

-- What the follower has read, and what it learnt that must not repeat on a rebuild.
create table follower_checkpoint (
  consumer     text not null,
  partition_id int not null,
  value_type   text not null,
  sequence     bigint not null,
  primary key (consumer, partition_id, value_type)
);
create table engine_instance (
  instance_key         bigint primary key,
  process_id           text not null,
  process_version      int not null,
  parent_instance_key  bigint,
  state                text not null,
  started_at           timestamptz not null,
  ended_at             timestamptz
);
create table engine_task_scope (
  element_instance_key bigint primary key,
  scope_key            bigint not null,
  process_instance_key bigint not null
);
create table form_version (
  form_key bigint primary key,
  form_id  text not null,
  version  int not null,
  schema   jsonb not null
);
create table engine_incident (
  incident_key         bigint primary key,
  process_instance_key bigint not null,
  process_id           text not null,
  element_id           text not null,
  element_instance_key bigint not null,
  job_key              bigint,
  error_type           text not null,
  raised_at            timestamptz not null,
  resolved_at          timestamptz
);
-- Documents of the search index that must be written again; one row a document, however often it changed.
create table changed_document (
  type      text not null,
  id        text not null,
  change    bigint generated always as identity,
  primary key (type, id)
);

-- What this application deployed, to leave alone what somebody else did.
create table deployed_resource (
  stage        text not null,
  resource     text not null,
  checksum     text not null,
  resource_key bigint not null,
  version      int not null,
  deployed_at  timestamptz not null,
  primary key (stage, resource)
);

create table platform_check (
  passed_at timestamptz primary key
);

-- db-scheduler: schedules and leases shared by all instances.
create table scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  state                text,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- Spring Session: a sign-in survives a restart and is shared by all instances.
create table spring_session (
  primary_id            char(36) primary key,
  session_id            char(36) not null unique,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval int not null,
  expiry_time           bigint not null,
  principal_name        varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);
create table spring_session_attributes (
  session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);
