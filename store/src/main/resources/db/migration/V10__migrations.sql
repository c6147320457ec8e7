-- Each try to move a running lifecycle to a version that was deployed later; one row for each version it was to run.
create table lifecycle_migration (
  instance_key bigint not null,
  to_version   int not null,
  from_version int not null,
  -- why it stayed where it was; nothing when it was moved
  refusal      text,
  tried_at     timestamptz not null,
  primary key (instance_key, to_version)
);
