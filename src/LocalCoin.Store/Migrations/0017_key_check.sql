-- Which key the typed secrets of this directory are hashed with, as a value that tells nothing of the key: a restored
-- database beside another key refuses every PIN, stop number and pairing code, and must say why.

create table directory_keys (
  purpose     varchar primary key,
  check_value varchar not null
);

grant select, insert on directory_keys to {app};
