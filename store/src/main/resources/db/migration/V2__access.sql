-- The one place that says who may answer a request. Substitution is read here, never written into the engine:
-- deputies of the agency or body may always answer, and are told so by as_deputy.
create view request_person as
select request_id, person_id, bool_and(as_deputy) as as_deputy
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
  ) reachable
  join person p on p.id = person_id and p.active
 group by request_id, person_id;

-- The one place that says who may see a partnership. An agency sees it once it has been asked; whoever may answer one
-- of its requests, a deputy for example, sees what the request is about.
create view partnership_person as
select distinct partnership_id, person_id
  from (
    select id as partnership_id, proposer_id as person_id from partnership
    union all
    select id, lead_officer_id from partnership
    union all
    select r.partnership_id, rp.person_id
      from request r
      join request_person rp on rp.request_id = r.id
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
  join person p on p.id = person_id and p.active;
