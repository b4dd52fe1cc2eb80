using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Picasso.Contracts.Pictures;
using ContractMoney = Picasso.Contracts.Money;

namespace Picasso.Demo.Seeding;

/// <summary>
/// Paints and uploads, two pictures at a time, of which one may be large. What is there already is neither painted nor uploaded again.
/// </summary>
internal sealed class PictureSeeder(GrpcChannel services, Retry retry, Func<Work, byte[]> photograph) : IDisposable
{
    private const int AtOnce = 2;
    private const int ChunkBytes = 64 * 1024;
    private readonly PictureCommands.PictureCommandsClient _commands = new(services);
    private readonly PictureQueries.PictureQueriesClient _queries = new(services);
    private readonly SemaphoreSlim _large = new(1);

    /// <summary>The id of every picture, by its key.</summary>
    public async Task<IReadOnlyDictionary<string, string>> UploadAsync(
        IReadOnlyDictionary<string, Member> members, Action<int> onProgress, CancellationToken cancellationToken)
    {
        var known = await ReadKnownAsync(members, cancellationToken);
        var uploaded = new ConcurrentDictionary<string, string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Catalogue.All, options, async (entry, cancel) =>
        {
            var author = members[entry.Author.Key];
            uploaded[entry.Key] = known.GetValueOrDefault((author.Id, entry.Work.Title)) ?? await UploadAsync(entry, author, cancel);
            onProgress(uploaded.Count);
        });
        return uploaded;
    }

    /// <summary>What an earlier, interrupted run uploaded.</summary>
    private async Task<Dictionary<(string Creator, string Title), string>> ReadKnownAsync(
        IReadOnlyDictionary<string, Member> members, CancellationToken cancellationToken)
    {
        var ids = members.Values.Select(member => member.Id).ToHashSet();
        var known = new Dictionary<(string, string), string>();
        var cursor = "";
        do
        {
            var page = await retry.CallAsync(
                () => _queries.FeedAsync(new FeedRequest { PageSize = 100, Cursor = cursor },
                    cancellationToken: cancellationToken).ResponseAsync,
                cancellationToken);
            foreach (var picture in page.Pictures.Where(picture => ids.Contains(picture.CreatorId)))
                known[(picture.CreatorId, picture.Details.Title)] = picture.PictureId;
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0 && known.Count < Catalogue.All.Count);
        return known;
    }

    private async Task<string> UploadAsync(Entry entry, Member author, CancellationToken cancellationToken)
    {
        var file = await PaintAsync(entry.Work, cancellationToken);
        var answer = await retry.CallAsync(() => SendAsync(entry, author, file, cancellationToken), cancellationToken);
        return answer.PictureId;
    }

    private async Task<byte[]> PaintAsync(Work work, CancellationToken cancellationToken)
    {
        if (!work.Frame.IsLarge)
            return photograph(work);
        await _large.WaitAsync(cancellationToken);
        try
        {
            return photograph(work);
        }
        finally
        {
            // The planes of a large painting are garbage now, and would stay beside those of the next.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            _large.Release();
        }
    }

    /// <summary>Releases the gate of large paintings.</summary>
    public void Dispose() => _large.Dispose();

    private async Task<UploadResponse> SendAsync(Entry entry, Member author, byte[] file, CancellationToken cancellationToken)
    {
        using var call = _commands.Upload(await author.SignAsync(cancellationToken), cancellationToken: cancellationToken);
        try
        {
            await call.RequestStream.WriteAsync(new UploadRequest { Header = ToHeader(entry, file.Length) }, cancellationToken);
            for (var at = 0; at < file.Length; at += ChunkBytes)
            {
                var chunk = file.AsMemory(at, Math.Min(ChunkBytes, file.Length - at));
                await call.RequestStream.WriteAsync(new UploadRequest { Chunk = UnsafeByteOperations.UnsafeWrap(chunk) },
                    cancellationToken);
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception ended) when (ended is RpcException or InvalidOperationException or HttpProtocolException)
        {
            // The call ended before all was written: its own answer contains the reason.
        }

        return await call.ResponseAsync;
    }

    private static UploadHeader ToHeader(Entry entry, int size)
    {
        var work = entry.Work;
        var details = new Details
        {
            Title = work.Title, Description = work.Description, Tags = { work.Tags }, Category = work.Category, AltText = work.Alt,
        };
        var price = work.Price is { } offer ? new ContractMoney { Minor = offer.Minor, Currency = offer.Currency } : null;
        return new UploadHeader { UploadId = entry.UploadId, Details = details, Price = price, Size = size };
    }
}
