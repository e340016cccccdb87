-- A revocation names the kind of its principal, so that a person and a wallet of one id are not signed out together.
-- What was revoked before keeps counting, under every kind, until its tokens have ended.

insert into directory_revocations (principal, revoked_at, forget_at)
select kind || principal, revoked_at, forget_at
from directory_revocations, unnest(array['actor:', 'session:', 'clerk:']) as kind;

delete from directory_revocations where principal !~ '^(actor|session|clerk):';
