namespace Picasso.Web.Tests;

/// <summary>A site with one picture, which nobody changes.</summary>
public sealed class QuietSite : IAsyncLifetime
{
    public WebFixture Web { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Web = await WebFixture.StartAsync();
        Web.Market.AddPicture(Web.Market.AddPerson("Ines Amaral"), "Morning after the storm");
    }

    public ValueTask DisposeAsync() => Web.DisposeAsync();
}

public sealed class PublicPagesTests(QuietSite site) : IClassFixture<QuietSite>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/explore")]
    [InlineData("/explore?order=popular&category=city")]
    [InlineData("/search?q=storm")]
    [InlineData("/about")]
    [InlineData("/licence")]
    [InlineData("/sign-in")]
    [InlineData("/sign-up")]
    [InlineData("/forgot")]
    [InlineData("/reset-password?token=x")]
    [InlineData("/verify-email?token=x")]
    [InlineData("/check-your-mail")]
    [InlineData("/mailbox")]
    public async Task Every_public_page_is_whole_without_script(string path)
    {
        using var visitor = site.Web.Visitor();
        var html = await visitor.ReadAsync(path);
        html.ShouldStartWith("<!DOCTYPE html>");
        html.ShouldContain("<html lang=\"en\"");
        html.ShouldContain("<title>");
        html.ShouldContain("<meta name=\"description\"");
        html.ShouldContain("id=\"main\"");
        html.ShouldContain("<h1");
    }
}
