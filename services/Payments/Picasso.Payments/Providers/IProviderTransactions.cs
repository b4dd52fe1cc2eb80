using Picasso.Kernel;

namespace Picasso.Payments.Providers;

/// <summary>What a record of the provider is about. The names are stored.</summary>
internal enum RecordKind
{
    /// <summary>Money that was taken from a card.</summary>
    Charge,

    /// <summary>Money that was given back to a card.</summary>
    Refund,

    /// <summary>Money that was sent to a seller.</summary>
    Transfer,
}

/// <summary>Money that moved, as the provider's books have it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The provider's name for it.</param>
/// <param name="Key">The key of ours that it was ordered under; empty when it names none, which is then not from us.</param>
/// <param name="PaymentId">The payment that it belongs to, as <see cref="PaymentReport.PaymentId"/>; empty for a transfer.</param>
/// <param name="Amount">What moved.</param>
/// <param name="At">When it was made, by the provider's clock.</param>
internal sealed record ProviderRecord(RecordKind Kind, string Id, string Key, string PaymentId, Money Amount, DateTimeOffset At);

/// <summary>The provider's own books, to be held against ours.</summary>
internal interface IProviderTransactions
{
    /// <summary>Everything of a kind that was made since then and has moved money by now, page by page.</summary>
    IAsyncEnumerable<ProviderRecord> ReadAsync(RecordKind kind, DateTimeOffset since, CancellationToken cancellationToken);
}
