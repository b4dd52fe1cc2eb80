using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Picasso.Contracts.Pictures;
using Picasso.Web.Uploading;

namespace Picasso.Web.Tests;

/// <summary>How long one request publishes.</summary>
public sealed class DraftPublishingTests
{
    [Fact]
    public async Task What_does_not_fit_into_one_request_stays_a_draft()
    {
        var clock = new FakeTimeProvider();
        var slow = new SlowUploads(clock);

        var outcomes = await new DraftPublishing(slow, clock).RunAsync(["a", "b", "c", "d"], default);

        slow.Published.ShouldBe(["a", "b", "c"]);
        outcomes.Select(outcome => outcome.Stored is not null).ShouldBe([true, true, true, false]);
        outcomes[3].Problem.ShouldBe("Not published yet: the others took too long. Publish again.");
    }

    /// <summary>Each takes twenty seconds.</summary>
    private sealed class SlowUploads(FakeTimeProvider clock) : ResumableUploads.ResumableUploadsClient
    {
        public List<string> Published { get; } = [];

        public override AsyncUnaryCall<PendingUpload> FindAsync(FindUploadRequest request, Metadata? headers, DateTime? deadline, CancellationToken cancellationToken) =>
            Answer(new PendingUpload { UploadId = request.UploadId, Metadata = "title QQ==" });

        public override AsyncUnaryCall<UploadResponse> PublishAsync(UploadHeader request, Metadata? headers, DateTime? deadline, CancellationToken cancellationToken)
        {
            clock.Advance(TimeSpan.FromSeconds(20));
            Published.Add(request.UploadId);
            return Answer(new UploadResponse { PictureId = request.UploadId });
        }

        private static AsyncUnaryCall<T> Answer<T>(T answer) =>
            new(Task.FromResult(answer), Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => [], () => { });
    }
}
