-- The office's one field finds people by any of what they know of themselves on the telephone, cards by their last four
-- digits, payments by their four-digit code; and the auditor reads the log by person and by day. Each question has its
-- index: 20,000 members and a million payments are searched while somebody waits on the line.

create index directory_members_by_sought_kana on directory_members (replace(kana, ' ', '') text_pattern_ops)
  where erased_at is null;
create index directory_members_by_sought_name on directory_members (translate(name, ' 　', '') text_pattern_ops)
  where erased_at is null;
create index directory_members_by_digits on directory_members (regexp_replace(phone, '[^0-9]', '', 'g'))
  where erased_at is null;
create index directory_members_in_order on directory_members (coalesce(kana, ''), wallet) where erased_at is null;

create index directory_cards_by_last_four on directory_cards (last_four);
create index directory_cards_by_printing on directory_cards (printed_at);

create index directory_access_log_by_actor on directory_access_log (actor, at, entry);
create index directory_access_log_by_time on directory_access_log (at, entry);

create index merchant_payments_by_code on merchant_payments (code, seq);
