using Picasso.Payments.Reconciling;

namespace Picasso.Payments.Providers;

/// <summary>The provider's own records, to be reconciled with Picasso's.</summary>
internal interface IProviderTransactions
{
    /// <summary>All records of a kind that were made since then and have moved money, page by page.</summary>
    IAsyncEnumerable<ProviderRecord> ReadAsync(RecordKind kind, DateTimeOffset since, CancellationToken cancellationToken);
}
