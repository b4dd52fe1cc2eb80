using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;

namespace Picasso.Users.Tests;

/// <summary>A call that cannot be read is the caller's fault and is answered so, never as a fault of ours.</summary>
public class UnreadableCallsTests
{
    public static TheoryData<string, byte[]> Bodies => new()
    {
        { "a length beyond the message", [0, 0, 0, 0, 6, 0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07] },
        { "bytes that are no UTF-8 where text belongs", [0, 0, 0, 0, 4, 0x0A, 0x02, 0xFF, 0xFE] },
        { "a number without end", [0, 0, 0, 0, 12, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF] },
        { "an unknown flag before the message", [2, 0, 0, 0, 0] },
        { "a frame that is broken off", [0, 0, 0, 0, 9, 0x0A] },
        { "no message", [] },
        { "two messages", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_call_that_cannot_be_read_is_an_invalid_argument(string what, byte[] body)
    {
        await using var users = await UsersHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/picasso.users.v1.Sessions/LogIn")
        {
            Version = HttpVersion.Version20,
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
        request.Headers.TryAddWithoutValidation("te", "trailers");
        using var http = users.HttpClient();

        using var answer = await http.SendAsync(request);
        await answer.Content.CopyToAsync(Stream.Null);

        var status = answer.TrailingHeaders.TryGetValues("grpc-status", out var trailing) ? trailing.First() : answer.Headers.GetValues("grpc-status").First();
        ((StatusCode)int.Parse(status, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(StatusCode.InvalidArgument, what);
    }
}
