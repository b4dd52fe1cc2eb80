using System.Text.Json;
using Picasso.EventSourcing;
using Picasso.Kernel;

namespace Picasso.Pictures.Commands.ClosingAccounts;

/// <summary>
/// Records closed accounts in the log. Only there the closing is ordered with the pictures' own events, so no picture is missed between an upload, a
/// purchase and the closing.
/// </summary>
internal sealed class ClosedAccounts(IEventStore store, TimeProvider clock)
{
    public const string StreamPrefix = "closed-account-";

    private const string EventName = "account.closed.v1";

    public static string UserIdOf(string stream) => stream[StreamPrefix.Length..];

    /// <summary>Records the closing; a repeat changes nothing.</summary>
    public async Task RememberAsync(UserId userId, CancellationToken cancellationToken)
    {
        var data = JsonSerializer.SerializeToUtf8Bytes(new { userId = userId.Value });
        var happened = new NewEvent(Guid.Parse(Ids.New(clock)), EventName, data, "{}"u8.ToArray());
        // A wrong revision means that it is already recorded.
        await store.AppendAsync(StreamPrefix + userId, ExpectedRevision.NoStream, [happened], cancellationToken);
    }
}
