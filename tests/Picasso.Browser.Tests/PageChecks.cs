using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Picasso.Browser.Tests;

/// <summary>What holds on every page. A check returns a sentence for each fault.</summary>
internal static class PageChecks
{
    private static readonly AxeRunOptions s_rules = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "rule",
            Values = ["color-contrast", "label", "select-name", "button-name", "link-name", "image-alt", "duplicate-id-aria", "html-has-lang", "document-title"],
        },
    };

    /// <summary>At one width: nothing sticks out, tables show all their columns, titles are readable, no word is broken, the search is at hand, and header and tabs lead to each page once.</summary>
    public static Task<string[]> LayoutAsync(IPage page) => page.EvaluateAsync<string[]>("""
        () => {
          const faults = [], wide = document.documentElement.clientWidth;
          const boxOf = element => element.getBoundingClientRect();
          const isSeen = element => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && boxOf(element).width > 1;
          const isClipped = element => { for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) if (getComputedStyle(up).overflowX !== 'visible') return true; return false; };
          const name = element => element.outerHTML.slice(0, 140).replace(/\s+/g, ' ');
          if (document.documentElement.scrollWidth > wide) faults.push(`the page is ${document.documentElement.scrollWidth} wide`);
          const out = [...document.body.querySelectorAll('*')].filter(element => isSeen(element) && (boxOf(element).right > wide + 1 || boxOf(element).left < -1) && !isClipped(element));
          if (out.length) faults.push(`sticks out: ${out.slice(-2).map(name).join(' | ')}`);
          for (const cell of document.querySelectorAll('td')) {
            const frame = cell.closest('.table-wrap') ?? cell.closest('table'), box = boxOf(cell);
            if (isSeen(cell) && (box.right > Math.min(wide, boxOf(frame).right) + 1 || cell.scrollWidth > cell.clientWidth + 1)) faults.push(`a cell is hidden: ${name(cell)}`);
          }
          for (const cell of document.querySelectorAll('.stack td[data-label]')) {
            const label = getComputedStyle(cell, '::before');
            if (label.content === 'none' || !isSeen(cell)) continue;
            const content = document.createRange();
            content.selectNodeContents(cell);
            const beside = boxOf(cell).left + parseFloat(label.width);
            if ([...content.getClientRects()].some(box => box.width > 1 && box.left < beside - 1)) faults.push(`content under its label: ${name(cell)}`);
          }
          for (const title of document.querySelectorAll('.card-title')) {
            const isCut = title.scrollWidth > title.clientWidth + 1 || title.scrollHeight > title.clientHeight + 2;
            if (isCut && boxOf(title).width < boxOf(title.closest('.card')).width * 0.4) faults.push(`a title has ${Math.round(boxOf(title).width)} px: ${title.innerText}`);
          }
          // Words of the longest kinds that a sentence of ours has; longer ones, addresses and numbers of things may break anywhere.
          const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), broken = new Set();
          while (texts.nextNode()) {
            const text = texts.currentNode, box = document.createRange();
            if (text.parentElement.closest('code, .hash, option, textarea') || !isSeen(text.parentElement)) continue;
            for (const word of text.data.matchAll(/(?<![\p{L}\p{N}\/_-])[\p{Script=Latin}\d.,€$£¥]{2,16}(?![\p{L}\p{N}\/_-])/gu)) {
              box.setStart(text, word.index);
              box.setEnd(text, word.index + word[0].length);
              const lines = [...box.getClientRects()].filter(line => line.width > 0);
              if (lines.some(line => line.top > lines[0].bottom - 2)) broken.add(word[0]);
            }
          }
          if (broken.size) faults.push(`broken words: ${[...broken].slice(0, 5).join(', ')}`);
          const search = [...document.querySelectorAll('input[type=search], a[href="/search"]')].filter(isSeen);
          if (!search.some(element => boxOf(element).right <= wide + 1)) faults.push('no way to the search');
          if (search.filter(element => element.form && new URL(element.form.action).pathname === '/search').length > 1) faults.push('two search boxes');
          const ways = [...document.querySelectorAll('.top a, .tabs a')].filter(isSeen).map(element => element.getAttribute('href'));
          for (const way of new Set(ways)) if (ways.filter(other => other === way).length > 1) faults.push(`several ways to ${way}`);
          return faults;
        }
        """);

    /// <summary>One h1, a skip link that moves the focus, and texts inside sentences with a direction of their own.</summary>
    public static async Task<IReadOnlyList<string>> StructureAsync(IPage page)
    {
        var faults = new List<string>();
        var headings = await page.Locator("h1:visible").CountAsync();
        if (headings != 1)
            faults.Add($"{headings} h1");
        await page.Locator(".skip").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        if (!await page.EvaluateAsync<bool>("() => document.activeElement?.id === 'main'"))
            faults.Add("the skip link does not move the focus");
        faults.AddRange(await page.EvaluateAsync<string[]>("""
            () => {
              const rightToLeft = /[\u0590-\u08ff]/, faults = [];
              const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const parent = texts.currentNode.parentElement;
                if (!rightToLeft.test(texts.currentNode.data) || !parent.checkVisibility() || parent.closest('bdi, [dir=auto], option, .avatar')) continue;
                faults.push(`no direction of its own: ${parent.outerHTML.slice(0, 140)}`);
              }
              return faults;
            }
            """));
        return faults;
    }

    /// <summary>Contrast, names and labels.</summary>
    public static async Task<IEnumerable<string>> AccessAsync(IPage page) =>
        (await page.RunAxe(s_rules)).Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Target} {node.Html}"));
}
