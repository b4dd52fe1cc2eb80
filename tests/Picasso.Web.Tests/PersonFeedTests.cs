using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Picasso.Contracts.Messages;
using Picasso.Testing.Hosting;
using Picasso.Web.Live;

namespace Picasso.Web.Tests;

/// <summary>How often an open page asks for its reader's stream of messages again.</summary>
public sealed class PersonFeedTests
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(StatusCode.OK)]
    [InlineData(StatusCode.Unavailable)]
    public async Task A_stream_that_ends_at_once_is_opened_again_after_a_pause(StatusCode end)
    {
        var (clock, inbox) = (new FakeTimeProvider(), new EndingInbox(end));
        using var stop = new CancellationTokenSource();
        var watching = new PersonFeed(inbox, clock, NullLogger<PersonFeed>.Instance).WatchAsync(_ => { }, stop.Token);
        inbox.Calls.ShouldBe(1);
        clock.Advance(s_pause);
        await Eventually.Holds(() => Task.FromResult(inbox.Calls), calls => calls == 2);
        watching.IsCompleted.ShouldBeFalse();
        await stop.CancelAsync();
        await watching;
        inbox.Calls.ShouldBe(2);
    }

    [Theory]
    [InlineData(StatusCode.Unauthenticated)]
    [InlineData(StatusCode.PermissionDenied)]
    public async Task Who_is_signed_out_is_not_watched_for_again(StatusCode end)
    {
        var inbox = new EndingInbox(end);
        await new PersonFeed(inbox, new FakeTimeProvider(), NullLogger<PersonFeed>.Instance).WatchAsync(_ => { }, CancellationToken.None);
        inbox.Calls.ShouldBe(1);
    }

    private sealed class EndingInbox(StatusCode end) : Inbox.InboxClient
    {
        private int _calls;

        public int Calls => Volatile.Read(ref _calls);

        public override AsyncServerStreamingCall<Happening> Watch(
            WatchInboxRequest request, Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _calls);
            return new AsyncServerStreamingCall<Happening>(
                new Ended(end), Task.FromResult(new Metadata()), () => new Status(end, ""), () => [], () => { });
        }
    }

    private sealed class Ended(StatusCode end) : IAsyncStreamReader<Happening>
    {
        public Happening Current => throw new InvalidOperationException("The stream is empty.");

        public Task<bool> MoveNext(CancellationToken cancellationToken) =>
            end == StatusCode.OK ? Task.FromResult(false) : throw new RpcException(new Status(end, ""));
    }
}
