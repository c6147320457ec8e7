-- Whose public holidays an agency keeps, and when else it is closed.
alter table agency add column holiday_region text not null default 'ENGLAND_AND_WALES';
create table agency_closed (
  id        uuid primary key,
  agency_id text not null references agency,
  first_day date not null,
  last_day  date not null,
  label     text not null,
  check (first_day <= last_day)
);
create index agency_closed_by_agency on agency_closed (agency_id, first_day);

-- Who is away, from the first day to the last, and who of those who may stand in is told at once. Why is not kept.
create table absence (
  id         uuid primary key,
  person_id  text not null references person,
  first_day  date not null,
  last_day   date not null,
  deputy_id  text references person,
  entered_by text not null references person,
  entered_at timestamptz not null,
  version    bigint not null default 1,
  check (first_day <= last_day),
  check (deputy_id <> person_id)
);
create index absence_by_person on absence (person_id, last_day);

-- Whom an absent person may name: the deputies of the agencies the person acts for and of the bodies the person sits in.
create view stand_in as
select distinct own.person_id, deputy.person_id as deputy_id
  from appointment own
  join appointment deputy
    on deputy.function = 'DEPUTY' and deputy.person_id <> own.person_id
   and (deputy.body_id = own.body_id or deputy.body_id is null and deputy.agency_id = own.agency_id)
  join person p on p.id = deputy.person_id and p.active;

-- Who stands in for whom now depends on the day, and the day is the business clock's, which a view cannot ask. So the two
-- places that say who may answer and who may see are functions of that day; they are still the only ones.
drop view partnership_person;
drop view request_person;

create function request_person(today date)
  returns table (request_id uuid, person_id text, as_deputy boolean)
  language sql stable
as $$
select reachable.request_id, reachable.person_id, bool_and(reachable.as_deputy)
  from (
    select r.id as request_id, r.person_id, false as as_deputy
      from request r
     where r.person_id is not null
    union all
    select r.id, a.person_id, a.function <> r.function
      from request r
      join appointment a
        on a.function in (r.function, 'DEPUTY')
       and a.body_id is not distinct from r.body_id
       and (r.body_id is not null or a.agency_id is not distinct from r.agency_id)
     where r.person_id is null
    union all
    select r.id, deputy.person_id, true
      from request r
      join appointment own on own.person_id = r.person_id and own.agency_id is not null
      join appointment deputy
        on deputy.function = 'DEPUTY' and deputy.agency_id = own.agency_id and deputy.body_id is null
     where r.person_id is not null
    union all
    select r.id, away.deputy_id, true
      from request r
      join absence away on away.person_id = r.person_id and today between away.first_day and away.last_day
      join stand_in on stand_in.person_id = away.person_id and stand_in.deputy_id = away.deputy_id
     where r.person_id is not null
  ) reachable
  join person p on p.id = reachable.person_id and p.active
 group by reachable.request_id, reachable.person_id
$$;

create function partnership_person(today date)
  returns table (partnership_id uuid, person_id text)
  language sql stable
as $$
select distinct reachable.partnership_id, reachable.person_id
  from (
    select id as partnership_id, proposer_id as person_id from partnership
    union all
    select id, lead_officer_id from partnership
    union all
    select r.partnership_id, rp.person_id
      from request r
      join request_person(today) rp on rp.request_id = r.id
     where r.partnership_id is not null
    union all
    select pa.partnership_id, a.person_id
      from partnership_agency pa
      join appointment a on a.agency_id = pa.agency_id
     where pa.participation <> 'NAMED'
    union all
    select p.id, a.person_id
      from partnership p
      join appointment a on a.body_id = p.initiating_body_id
    union all
    select p.id, a.person_id
      from partnership p
     cross join appointment a
     where a.function in ('ADMINISTRATOR', 'SCRUTINEER')
  ) reachable
  join person p on p.id = reachable.person_id and p.active
$$;
