"""Makes `jupyter nbconvert --to html` prefer the interactive figure to its picture."""

c = get_config()  # noqa: F821
c.HTMLExporter.template_name = 'beyond-flops'
c.NbConvertBase.display_data_priority = [
    'application/vnd.plotly.v1+json',
    'text/html',
    'image/svg+xml',
    'image/png',
    'text/markdown',
    'text/latex',
    'text/plain',
]
