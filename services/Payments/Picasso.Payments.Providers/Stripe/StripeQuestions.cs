namespace Picasso.Payments.Providers.Stripe;

/// <summary>3-D Secure: runs between the buyer's browser and Stripe, with the intent's client secret.</summary>
internal sealed class StripeQuestions(StripeIntents intents) : IStrongCustomerAuthentication
{
    public async Task<string?> FindSecretAsync(string key, CancellationToken cancellationToken) =>
        await intents.FindAsync(key, cancellationToken) is { Status: StripeNames.RequiresAction } intent ? intent.ClientSecret : null;
}
