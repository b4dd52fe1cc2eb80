using Grpc.Core;
using Microsoft.Extensions.Options;
using Picasso.Pictures.Commands.Uploading;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Limiting;

namespace Picasso.Pictures.Commands.Quotas;

/// <summary>Limits the running uploads of one user, and of one address, in this process: each uses a connection and a file on its disk.</summary>
internal sealed class OpenUploads(IOptions<UploadOptions> options)
{
    private readonly OpenCounter _open = new(options.Value.Open);

    /// <summary>Counts an upload until the result is disposed of.</summary>
    /// <exception cref="Kernel.DomainException">"too_many_uploads".</exception>
    public IDisposable Begin(Caller caller, ServerCallContext context)
    {
        var address = context.FindClientAddress();
        return _open.TryOpen(
            ($"person:{caller.UserId}", options.Value.OpenPerPerson),
            (address is null ? null : $"address:{address}", options.Value.OpenPerAddress))
            ?? throw QuotaErrors.TooManyOpen.ToException();
    }
}
