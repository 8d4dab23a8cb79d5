-- Staff who open records sign in with a password and a card. Everybody keeps the secret of before until she has chosen.
ALTER TABLE staff ADD COLUMN is_password INTEGER NOT NULL DEFAULT 0 CONSTRAINT staff_is_password CHECK (is_password IN (0, 1));
-- The number of her card, hashed as her secret is: the file opens no desk.
ALTER TABLE staff ADD COLUMN card_hash TEXT CONSTRAINT staff_card_is_yescrypt CHECK (card_hash LIKE '$y$%');
