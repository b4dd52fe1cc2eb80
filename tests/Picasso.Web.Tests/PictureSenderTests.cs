using Grpc.Core;
using Picasso.Contracts.Pictures;
using Picasso.Web.Uploading;

namespace Picasso.Web.Tests;

/// <summary>An upload whose call ends while it is being written has the call's own answer.</summary>
public sealed class PictureSenderTests
{
    public static TheoryData<Exception> Ends =>
    [
        new RpcException(new Status(StatusCode.Cancelled, "ended")),
        new InvalidOperationException("The call is complete."),
        new HttpProtocolException(5, "The HTTP/2 server closed the connection.", null),
    ];

    [Theory]
    [MemberData(nameof(Ends), DisableDiscoveryEnumeration = true)]
    public async Task The_answer_of_a_call_that_ended_while_it_was_written_is_the_answer(Exception end)
    {
        var sender = new PictureSender(new EndedCall(end));

        var refused = await Should.ThrowAsync<RpcException>(() => sender.SendAsync(new UploadHeader(), new MemoryStream(new byte[200_000]), default));

        refused.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_not_taken_for_the_end_of_the_call()
    {
        var sender = new PictureSender(new EndedCall(end: null));

        await Should.ThrowAsync<IOException>(() => sender.SendAsync(new UploadHeader(), new BrokenFile(), default));
    }

    // Writes fail from the second on; the answer is a refusal.
    private sealed class EndedCall(Exception? end) : PictureCommands.PictureCommandsClient
    {
        public override AsyncClientStreamingCall<UploadRequest, UploadResponse> Upload(
            Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default) => new(
            new Writer(end), Task.FromException<UploadResponse>(new RpcException(new Status(StatusCode.ResourceExhausted, "too many"))),
            Task.FromResult(new Metadata()), () => Status.DefaultCancelled, () => [], () => { });
    }

    private sealed class Writer(Exception? end) : IClientStreamWriter<UploadRequest>
    {
        private int _written;

        public WriteOptions? WriteOptions { get; set; }

        public Task CompleteAsync() => Task.CompletedTask;

        public Task WriteAsync(UploadRequest message) => ++_written > 1 && end is not null ? Task.FromException(end) : Task.CompletedTask;

        public Task WriteAsync(UploadRequest message, CancellationToken cancellationToken) => WriteAsync(message);
    }

    private sealed class BrokenFile : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromException<int>(new IOException("The connection of the browser broke off."));
    }
}
