using Google.Protobuf.WellKnownTypes;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Shared.Tests.Hosting;

public class RequestTimesTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(-62_135_596_800, 0)]
    [InlineData(253_402_300_799, 999_999_999)]
    public void A_time_passes(long seconds, int nanos) => RequestTimes.Require(Request(seconds, nanos));

    [Theory]
    [InlineData(0, -1)]
    [InlineData(0, 1_000_000_000)]
    [InlineData(-62_135_596_801, 0)]
    [InlineData(253_402_300_800, 0)]
    [InlineData(long.MaxValue, 0)]
    [InlineData(long.MinValue, int.MinValue)]
    public void A_time_that_is_none_is_refused(long seconds, int nanos) =>
        Should.Throw<DomainException>(() => RequestTimes.Require(Request(seconds, nanos))).Error.Reason.ShouldBe("time_invalid");

    private static GetStatementRequest Request(long seconds, int nanos) => new() { Currency = "EUR", From = new Timestamp { Seconds = seconds, Nanos = nanos } };
}
