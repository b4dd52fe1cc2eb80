namespace Picasso.Web.Tests;

/// <summary>One web host for the tests of a class, which runs them one after the other. Each test adds people and pictures of its own and expects nothing of
/// what others left: a start costs more than most tests do.</summary>
public sealed class SharedWeb : IAsyncLifetime
{
    public WebFixture Web { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Web = await WebFixture.StartAsync();

    public ValueTask DisposeAsync() => Web.DisposeAsync();
}
