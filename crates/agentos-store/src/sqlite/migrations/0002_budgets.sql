-- What is spent and reserved on each account of the budget ledger, in nano-dollars.
CREATE TABLE budgets (
    tenant INTEGER NOT NULL,
    account TEXT NOT NULL,
    spent INTEGER NOT NULL,
    reserved INTEGER NOT NULL,
    PRIMARY KEY (tenant, account)
) STRICT, WITHOUT ROWID;
