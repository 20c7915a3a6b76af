-- Which columns of which list a member of staff does not want to see: 'loans=lent,renewals patrons=email'.
ALTER TABLE staff ADD COLUMN hidden_columns {{text}} NOT NULL DEFAULT '';
