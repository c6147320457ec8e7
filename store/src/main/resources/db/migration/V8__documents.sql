-- The documents of a partnership. The id is that of its first version, chosen by the page that sent it.
create table document (
  id             uuid primary key,
  partnership_id uuid not null references partnership,
  title          text not null,
  kind           text not null,
  withdrawn_by   text references person,
  withdrawn_at   timestamptz,
  withdrawn_why  text,
  check (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_why) in (0, 3))
);
create index document_by_partnership on document (partnership_id);

-- What a document was at each time. Its content is taken away when the document is withdrawn; the rest stays.
create table document_version (
  id          uuid primary key,
  document_id uuid not null references document,
  number      int not null check (number > 0),
  file_name   text not null,
  media_type  text not null,
  size        int not null check (size between 1 and 10485760),
  sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content     bytea,
  added_by    text not null references person,
  added_at    timestamptz not null,
  unique (document_id, number),
  check (octet_length(content) = size)
);
-- these files are packed already
alter table document_version alter column content set storage external;
