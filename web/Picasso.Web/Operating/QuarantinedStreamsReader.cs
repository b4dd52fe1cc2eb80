using Grpc.Core;
using Grpc.Net.ClientFactory;
using Picasso.Contracts;
using Picasso.Contracts.Operations;
using Picasso.Web.Hosting;

namespace Picasso.Web.Operating;

/// <summary>
/// Reads the streams in quarantine from the services with views of pictures. An unreachable one is listed as such, and the others are shown.
/// </summary>
internal sealed class QuarantinedStreamsReader(GrpcClientFactory clients, TimeProvider clock)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);

    /// <summary>The services with views of pictures.</summary>
    public static IReadOnlyList<string> Services { get; } = [ServiceNames.PicturesCommands, ServiceNames.PicturesQueries];

    /// <summary>Name of the client for a service; the service's own name is used for the health client.</summary>
    public static string ClientOf(string service) => $"{service}-held";

    /// <summary>The client for a service.</summary>
    public HeldStreams.HeldStreamsClient Client(string service) => clients.CreateClient<HeldStreams.HeldStreamsClient>(ClientOf(service));

    public async Task<HeldOverview> ReadAsync(CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(Services.Select(service => AskAsync(service, cancellationToken)));
        return new HeldOverview(
            // Roles of one process give the same answer.
            [.. answers.SelectMany(answer => answer.Rows).DistinctBy(row => (row.Held.Projection, row.Held.Stream))],
            answers.Any(answer => answer.HasMore), [.. answers.SelectMany(answer => answer.Silent)]);
    }

    private async Task<HeldOverview> AskAsync(string service, CancellationToken cancellationToken)
    {
        var deadline = (clock.GetUtcNow() + s_timeout).UtcDateTime;
        try
        {
            var answer = await Client(service).ListAsync(new ListHeldStreamsRequest(), deadline: deadline, cancellationToken: cancellationToken);
            return new HeldOverview([.. answer.Streams.Select(held => new HeldRow(service, held))], answer.Total > answer.Streams.Count, []);
        }
        catch (RpcException silent) when (silent.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Unimplemented)
        {
            return new HeldOverview([], false, [$"{service}: {ErrorMapping.SentenceOf(silent)}"]);
        }
    }
}

/// <summary>The streams in quarantine.</summary>
/// <param name="Rows">The streams.</param>
/// <param name="HasMore">Whether there are more than these.</param>
/// <param name="Silent">A sentence for each service that does not answer.</param>
internal sealed record HeldOverview(IReadOnlyList<HeldRow> Rows, bool HasMore, IReadOnlyList<string> Silent);

/// <summary>A stream in quarantine.</summary>
/// <param name="Service">The view's service.</param>
/// <param name="Held">The stream and the reason.</param>
internal sealed record HeldRow(string Service, HeldStream Held)
{
    private const string Pictures = "picture-";

    /// <summary>The picture with a page; null when the stream is not one of a picture, or is held from its first event on.</summary>
    public string? PictureId => Held.FromRevision > 0 && Held.Stream.StartsWith(Pictures, StringComparison.Ordinal) ? Held.Stream[Pictures.Length..] : null;
}
