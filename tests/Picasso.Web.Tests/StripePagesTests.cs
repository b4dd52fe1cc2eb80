using System.Text;
using TestContext = Xunit.TestContext;

namespace Picasso.Web.Tests;

/// <summary>What Stripe changes about pages, and the endpoint for its webhooks.</summary>
public class StripePagesTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_may_load_from_stripe_only_where_stripe_takes_the_cards(bool stripe)
    {
        await using var site = await WebFixture.StartAsync(stripe: stripe);
        using var client = new HttpClient { BaseAddress = new Uri(site.Address) };
        using var answer = await client.GetAsync("/", TestContext.Current.CancellationToken);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.Contains("script-src 'self' https://js.stripe.com;", StringComparison.Ordinal).ShouldBe(stripe);
        policy.Contains("stripe", StringComparison.Ordinal).ShouldBe(stripe);
        policy.ShouldNotContain("script-src 'self' 'unsafe");
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("js.stripe.com");
    }

    [Fact]
    public async Task A_webhook_reaches_payments_byte_for_byte_and_without_cookies()
    {
        await using var site = await WebFixture.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(site.Address) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/stripe")
        {
            Content = new StringContent("{ \"id\":  \"evt_ä\" }", Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Stripe-Signature", "t=1,v1=00");
        request.Headers.Add("Cookie", "picasso.session=secret");

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("t=1,v1=00|{ \"id\":  \"evt_ä\" }|");
    }
}
