namespace Picasso.Payments.Providers.Sandbox;

/// <summary>The sandbox authenticates on the page itself; see SandboxCards.</summary>
internal sealed class SandboxQuestions : IStrongCustomerAuthentication
{
    public Task<string?> FindSecretAsync(string key, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
