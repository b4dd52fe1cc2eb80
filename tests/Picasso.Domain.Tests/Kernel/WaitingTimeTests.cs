using Picasso.Kernel;

namespace Picasso.Domain.Tests.Kernel;

public sealed class WaitingTimeTests
{
    [Theory]
    [InlineData(0, "1 second")]
    [InlineData(0.2, "1 second")]
    [InlineData(1.5, "2 seconds")]
    [InlineData(90, "90 seconds")]
    [InlineData(91, "2 minutes")]
    [InlineData(3600, "60 minutes")]
    [InlineData(5400, "90 minutes")]
    [InlineData(5401, "2 hours")]
    [InlineData(86_400, "24 hours")]
    public void A_wait_is_named_in_whole_units(double seconds, string words) => WaitingTime.InWords(TimeSpan.FromSeconds(seconds)).ShouldBe(words);
}
