using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Picasso.Web.Hosting;
using Picasso.Web.SigningIn;

namespace Picasso.Web.Components;

/// <summary>What every page and piece of a page that is rendered on the server alone knows of its request.</summary>
public abstract class PageBase : ComponentBase
{
    private bool _begun;

    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    /// <summary>The reader; null for a visitor.</summary>
    private protected SessionPerson? Me => SessionPerson.In(Http.User);

    /// <summary>This page's address on the site, to come back to.</summary>
    protected string Here => Http.Request.Path + Http.Request.QueryString;

    /// <summary>Ends when the reader leaves.</summary>
    protected CancellationToken Gone => Http.RequestAborted;

    /// <summary>A position of the log that this page must have seen: that of the reader's own last change.</summary>
    protected ulong At => FormPost.PositionIn(Http.Request.Query["at"]);

    /// <summary>Reads first and renders then: a page on the server has nobody to show a half-filled one to.</summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!_begun)
        {
            _begun = true;
            OnInitialized();
            await OnInitializedAsync();
        }

        StateHasChanged();
    }
}
