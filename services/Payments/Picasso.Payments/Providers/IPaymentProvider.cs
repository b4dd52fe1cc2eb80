namespace Picasso.Payments.Providers;

/// <summary>
/// The company that moves the money. Every call names a key that follows from the purchase and the step: the same key, the
/// same payment, however often it is called and whatever became of earlier calls.
/// </summary>
internal interface IPaymentProvider
{
    /// <summary>Makes and confirms a payment. A key that was paid, declined or cancelled answers as it did.</summary>
    Task<PaymentReport> PayAsync(PaymentOrder order, CancellationToken cancellationToken);

    /// <summary>How the payment under this key stands now; <see cref="PaymentOutcome.NotFound"/> when there is none.</summary>
    Task<PaymentReport> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>
    /// Calls a payment off. One that was made stays made (and is reported so); one that is submitted may not be stoppable.
    /// Otherwise nothing is ever charged under this key any more, also when the order is still on its way.
    /// </summary>
    Task<PaymentReport> CancelAsync(string key, CancellationToken cancellationToken);

    /// <summary>Gives money back. A key that was refunded answers as it did; one that failed is tried anew.</summary>
    Task<RefundReport> RefundAsync(RefundOrder order, CancellationToken cancellationToken);
}
