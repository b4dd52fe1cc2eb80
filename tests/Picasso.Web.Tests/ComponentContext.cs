using Picasso.Localization;

namespace Picasso.Web.Tests;

/// <summary>Renders components by themselves, with the site's texts.</summary>
public abstract class ComponentContext : BunitContext
{
    protected ComponentContext() => Services.AddTexts();
}
