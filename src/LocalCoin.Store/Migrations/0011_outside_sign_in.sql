-- Staff whom an outside OpenID Connect provider signs in: who they are there. With its authority beside it, because
-- another provider gives the same subject to somebody else.

alter table directory_credentials
  add column authority varchar null,
  add column subject varchar null,
  add constraint a_subject_is_of_an_authority check ((authority is null) = (subject is null)),
  add constraint a_subject_is_one_person unique (authority, subject);
