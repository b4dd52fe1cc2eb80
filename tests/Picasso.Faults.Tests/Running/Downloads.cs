using System.Security.Cryptography;
using Grpc.Core;
using Picasso.Checker;
using Picasso.Contracts.Pictures;
using Picasso.Testing.Processes;

namespace Picasso.Faults.Tests.Running;

/// <summary>I4, asked at the door: the original goes to who owns the picture now, whole, and not to who owned it before.</summary>
internal static class Downloads
{
    private const int Sample = 12;

    /// <summary>What was handed out wrongly, or not.</summary>
    public static async Task<IReadOnlyList<Violation>> CheckAsync(Arena arena, Cast cast)
    {
        var found = new List<Violation>();
        var queries = new PictureQueries.PictureQueriesClient(arena.System.Channel);
        using var http = new HttpClient { BaseAddress = arena.System.WebAddress };
        foreach (var person in cast.People)
            await person.LogInAgainAsync(arena.System.Channel);
        var asked = 0;
        foreach (var picture in cast.Pictures)
        {
            var chain = await queries.GetChainOfTitleAsync(new GetChainOfTitleRequest { PictureId = picture.PictureId });
            if (chain.Entries.Count < 2 || ++asked > Sample)
                continue;
            // What is said of a dispute, or of a condition, moves nothing.
            var move = chain.Entries.Last(entry => entry.PreviousOwnerId.Length > 0 || entry.Kind == "uploaded");
            var (owner, former) = (move.OwnerId, move.PreviousOwnerId);
            var request = new GrantDownloadRequest { PictureId = picture.PictureId };
            if (await GrantAsync(queries, request, cast.Of(owner)) is not { } grant)
                continue;
            if (Convert.ToHexStringLower(SHA256.HashData(await FetchAsync(http, grant.Url, cast.Of(owner)))) != picture.Sha256)
                found.Add(new Violation("I4", $"{owner} got something else than the original of {picture.PictureId}"));
            if (!await IsRefusedAsync(() => queries.GrantDownloadAsync(request, cast.Of(former).Token).ResponseAsync))
                found.Add(new Violation("I4", $"{former} no longer owns {picture.PictureId} and may download it"));
        }

        return found;
    }

    private static async Task<byte[]> FetchAsync(HttpClient http, string address, Person owner)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Authorization", owner.Token.GetValue("authorization"));
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync();
    }

    // Frozen: a bank disputes a payment that the owner's title depends on, where a run was cut off before that came to its end.
    private static async Task<DownloadGrant?> GrantAsync(PictureQueries.PictureQueriesClient queries, GrantDownloadRequest request, Person owner)
    {
        try
        {
            return await queries.GrantDownloadAsync(request, owner.Token);
        }
        catch (RpcException frozen) when (frozen.StatusCode is StatusCode.FailedPrecondition)
        {
            return null;
        }
    }

    private static async Task<bool> IsRefusedAsync(Func<Task> call)
    {
        try
        {
            await call();
            return false;
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.PermissionDenied)
        {
            return true;
        }
    }
}
