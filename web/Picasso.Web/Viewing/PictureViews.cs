using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Picasso.Contracts.Reactions;

namespace Picasso.Web.Viewing;

/// <summary>
/// Visits that are not sent yet. A viewer counts once for a picture and day. Who it was is not kept: a user's id or an address is hashed with picture and
/// day, an address also with a secret of this process.
/// </summary>
internal sealed class PictureViews(TimeProvider clock)
{
    /// <summary>Further visits are not counted until some were sent.</summary>
    public const int MostWaiting = 10_000;

    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<Visit, byte> _waiting = new();

    /// <summary>The present day, as the number of days since 1970-01-01 in UTC.</summary>
    public int Today => (int)(clock.GetUtcNow().ToUnixTimeSeconds() / (24 * 60 * 60));

    /// <summary>Adds a visit.</summary>
    /// <param name="pictureId">The picture.</param>
    /// <param name="userId">Who is signed in; null for a visitor.</param>
    /// <param name="address">A visitor's address, as limits count it.</param>
    public void Add(string pictureId, string? userId, string address)
    {
        if (_waiting.Count >= MostWaiting)
            return;
        var (day, viewer) = (Today, new StringBuilder().Append(userId ?? address));
        var text = Encoding.UTF8.GetBytes(viewer.Append('|').Append(pictureId).Append('|').Append(day).ToString());
        // A user is the same in every copy of the web; addresses are few enough to be guessed from a hash without a secret.
        var hash = userId is null ? HMACSHA256.HashData(_secret, text) : SHA256.HashData(text);
        _waiting.TryAdd(new Visit(pictureId, userId, Convert.ToHexStringLower(hash), day), 0);
    }

    /// <summary>Some visits; they wait until they are removed. Those that come too late are dropped.</summary>
    public IReadOnlyList<Visit> Peek(int most)
    {
        var oldest = Today - 1;
        Remove(_waiting.Keys.Where(visit => visit.Day < oldest));
        return [.. _waiting.Keys.Take(most)];
    }

    /// <summary>These were sent.</summary>
    public void Remove(IEnumerable<Visit> visits)
    {
        foreach (var visit in visits)
            _waiting.TryRemove(visit, out _);
    }
}

/// <summary>A visit to a picture's page.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="UserId">Who was signed in; it is not sent.</param>
/// <param name="Viewer">Tells viewers of a picture and day apart.</param>
/// <param name="Day">The day, as the number of days since 1970-01-01 in UTC.</param>
internal sealed record Visit(string PictureId, string? UserId, string Viewer, int Day)
{
    public PictureView ToView(string ownerId) => new() { PictureId = PictureId, OwnerId = ownerId, Viewer = Viewer, Day = Day };
}
