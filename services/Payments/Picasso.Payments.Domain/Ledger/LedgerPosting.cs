namespace Picasso.Payments.Ledger;

/// <summary>One line of an entry.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="Line">Its index in the entry, from 0.</param>
/// <param name="Account">See <see cref="Accounts"/>.</param>
/// <param name="AmountMinor">Minor units: debits positive, credits negative.</param>
/// <param name="Currency">ISO 4217 code.</param>
internal sealed record LedgerPosting(string EntryId, int Line, string Account, long AmountMinor, string Currency);
