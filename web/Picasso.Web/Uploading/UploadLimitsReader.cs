using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Picasso.Contracts.Pictures;
using Picasso.Web.Hosting;

namespace Picasso.Web.Uploading;

/// <summary>The limits of a file from the pictures service. The form works without them; the service rejects a file that is too large.</summary>
internal sealed class UploadLimitsReader(IServiceScopeFactory scopes, TimeProvider clock, ILogger<UploadLimitsReader> logger)
    : OccasionalRead<UploadLimits>(scopes, clock, logger)
{
    /// <inheritdoc />
    protected override async Task<UploadLimits> RequestAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<PictureCommands.PictureCommandsClient>()
            .GetUploadLimitsAsync(new GetUploadLimitsRequest(), cancellationToken: cancellationToken);
}
