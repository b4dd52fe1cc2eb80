using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Picasso.Pictures.Queries.Downloading;

/// <summary>Tickets as opaque texts that only the platform can make.</summary>
internal sealed class DownloadTickets(IDataProtectionProvider protection)
{
    private const int MaxLength = 1024;
    private readonly IDataProtector _protector = protection.CreateProtector("Picasso.Pictures.Queries.Downloading.v1");

    public string Write(DownloadTicket ticket) =>
        Base64Url.EncodeToString(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(ticket)));

    /// <summary>The ticket behind a text; null when the platform did not make it.</summary>
    public DownloadTicket? Read(string text)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text))
            return null;
        try
        {
            return JsonSerializer.Deserialize<DownloadTicket>(_protector.Unprotect(Base64Url.DecodeFromChars(text)));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
