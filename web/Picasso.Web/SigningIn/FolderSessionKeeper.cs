using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace Picasso.Web.SigningIn;

/// <summary>One encrypted file per session, replaced atomically, so that a killed process leaves the old or the new state.</summary>
internal sealed class FolderSessionKeeper : ISessionKeeper
{
    private readonly string _folder;
    private readonly IDataProtector _protector;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    public FolderSessionKeeper(string folder, IDataProtectionProvider protection, TimeProvider clock, ILogger<FolderSessionKeeper> logger)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        (_protector, _clock, _logger) = (protection.CreateProtector("Picasso.Web.Sessions"), clock, logger);
        RemoveEnded();
    }

    public SessionState? Find(string sessionId) => File.Exists(PathOf(sessionId)) ? Read(PathOf(sessionId)) : null;

    public void Keep(string sessionId, SessionState state)
    {
        var bytes = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(state));
        var draft = $"{PathOf(sessionId)}.{RandomNumberGenerator.GetHexString(8)}.draft";
        using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, PathOf(sessionId), overwrite: true);
    }

    public void Forget(string sessionId) => File.Delete(PathOf(sessionId));

    private string PathOf(string sessionId) => Path.Combine(_folder, SessionIds.Check(sessionId) + ".session");

    private SessionState? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<SessionState>(_protector.Unprotect(File.ReadAllBytes(path)));
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException or IOException)
        {
            _logger.LogWarning(unreadable, "A stored session cannot be read; the cookie's state is used");
            return null;
        }
    }

    private void RemoveEnded()
    {
        foreach (var path in Directory.EnumerateFiles(_folder))
        {
            if (IsDraft(path) ? IsLeftBehind(path) : Read(path) is not { } state || state.Tokens.RefreshEnds < _clock.GetUtcNow())
                File.Delete(path);
        }
    }

    private static bool IsDraft(string path) => path.EndsWith(".draft", StringComparison.Ordinal);

    // Another copy of the web may be writing a newer one.
    private static bool IsLeftBehind(string path) => TimeProvider.System.GetUtcNow() - File.GetLastWriteTimeUtc(path) > TimeSpan.FromMinutes(1);
}
