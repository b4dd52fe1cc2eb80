using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Hosting;

namespace Picasso.Shared.Tests.Hosting;

/// <summary>Test cards are taken where somebody said so, or where a developer works: never silently.</summary>
public class PaymentProvidersTests
{
    [Theory]
    [InlineData("sandbox", "Production", "sandbox")]
    [InlineData("stripe", "Production", "stripe")]
    [InlineData("stripe", "Development", "stripe")]
    [InlineData(null, "Development", "sandbox")]
    [InlineData("", "Development", "sandbox")]
    public void A_named_provider_is_taken(string? named, string environment, string expected) => Of(named, environment).ShouldBe(expected);

    [Theory]
    [InlineData(null, "Production")]
    [InlineData("", "Production")]
    [InlineData(null, "Staging")]
    [InlineData("Sandbox ", "Development")]
    [InlineData("paypal", "Production")]
    public void Any_other_start_is_refused_with_one_sentence(string? named, string environment)
    {
        var sentence = Should.Throw<InvalidConfigurationException>(() => Of(named, environment)).Message;
        sentence.ShouldStartWith("Picasso:Payments:Provider ");
        sentence.ShouldEndWith(".");
        sentence.ShouldNotContain('\n');
    }

    private static string Of(string? named, string environment) => PaymentProviders.Of(
        new ConfigurationBuilder().AddInMemoryCollection([new(PaymentProviders.Key, named)]).Build(),
        new HostingEnvironment { EnvironmentName = environment });
}
