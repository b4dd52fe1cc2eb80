namespace Picasso.Contracts.Bus;

/// <summary>A message about one purchase, which correlates it. No exchange of its own: nothing consumes it.</summary>
public interface IPurchaseMessage
{
    /// <summary>The purchase.</summary>
    string PurchaseId { get; }
}
