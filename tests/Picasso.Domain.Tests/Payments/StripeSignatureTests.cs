using Picasso.Payments.Providers.Stripe;

namespace Picasso.Domain.Tests.Payments;

public class StripeSignatureTests
{
    [Theory]
    [InlineData("t=1492774577,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd")]
    [InlineData("t=1,v1=00,v0=6ffbb59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39")]
    [InlineData("t=1,v1=00,v1=ff")]
    public void A_header_of_the_known_form_is_verified(string header) => StripeSignature.IsWellFormed(header).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=NaN,v1=00")]
    [InlineData("t=NaN")]
    [InlineData("t=,v1=00")]
    [InlineData("t=-1,v1=00")]
    [InlineData("t= 1,v1=00")]
    [InlineData("t=1e3,v1=00")]
    [InlineData("t=99999999999999999999999,v1=00")]
    [InlineData("t=9223372036854775807,v1=00")]
    [InlineData("t=1,t=2,v1=00")]
    [InlineData("t=1")]
    [InlineData("v1=00")]
    [InlineData("t=1,v1")]
    [InlineData("t=1,v1=")]
    [InlineData("t=1,v1=zz")]
    [InlineData("t=1,v1=00,")]
    [InlineData("t=1,,v1=00")]
    [InlineData("t=1=1,v1=00")]
    [InlineData("t=\u0661,v1=00")]
    [InlineData("nonsense")]
    public void Anything_else_is_refused_and_never_a_fault(string? header) => StripeSignature.IsWellFormed(header).ShouldBeFalse();

    [Fact]
    public void A_header_without_end_is_refused() => StripeSignature.IsWellFormed("t=1,v1=" + new string('0', 10_000)).ShouldBeFalse();
}
