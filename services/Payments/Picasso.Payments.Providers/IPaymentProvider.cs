namespace Picasso.Payments.Providers;

/// <summary>
/// The company that moves the money. Every call carries a key derived from the purchase and the step: the same key means the same payment, however
/// often it is called and whatever the result of earlier calls.
/// </summary>
internal interface IPaymentProvider
{
    /// <summary>Makes and confirms a payment. For a key that was paid, declined or cancelled the answer is the same as before.</summary>
    Task<PaymentReport> PayAsync(PaymentOrder order, CancellationToken cancellationToken);

    /// <summary>The current state of the payment under this key; <see cref="PaymentOutcome.NotFound"/> when there is none.</summary>
    Task<PaymentReport> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>
    /// Cancels a payment. A payment that succeeded stays paid and is reported as such; a submitted one may not be cancellable. Otherwise nothing is
    /// ever charged under this key again, even when the order is still in transit.
    /// </summary>
    Task<PaymentReport> CancelAsync(string key, CancellationToken cancellationToken);

    /// <summary>Refunds a payment. A key that was refunded gives the same answer again; one that failed is retried.</summary>
    Task<RefundReport> RefundAsync(RefundOrder order, CancellationToken cancellationToken);
}
