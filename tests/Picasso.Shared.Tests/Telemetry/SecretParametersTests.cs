using Picasso.ServiceDefaults.Secrets;

namespace Picasso.Shared.Tests.Telemetry;

public class SecretParametersTests
{
    [Theory]
    [InlineData("?token=abc", "?token=hidden")]
    [InlineData("?a=1&TOKEN=abc&b=2", "?a=1&TOKEN=hidden&b=2")]
    [InlineData("?%74oken=abc", "?%74oken=hidden")]
    [InlineData("?code=1&state=2&scope=openid", "?code=hidden&state=hidden&scope=openid")]
    [InlineData("?token=a=b", "?token=hidden")]
    [InlineData("?token", "?token=hidden")]
    [InlineData("?token=a&token=b", "?token=hidden&token=hidden")]
    public void A_parameter_that_is_good_for_an_act_is_hidden(string query, string expected) => SecretParameters.Hide(query).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("?q=token&order=newest")]
    [InlineData("?&&=&x")]
    public void Any_other_query_is_left_alone(string query) => SecretParameters.Hide(query).ShouldBeNull();
}
